package org.blamelesswiki.postmortems.confluence;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does our part of a save outside of the save's own transaction: whatever goes wrong with our rows,
 * two nodes writing one of them at once among it, must not undo what the author saved. One thread
 * does it in the order of the saves, in the name of the user who saved; the save waits for it a
 * moment, so that the next thing the user sees is up to date.
 */
final class AfterSave implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AfterSave.class);
  private static final int WAITING_SAVES = 500;

  private final ThreadPoolExecutor thread;
  private final Executor asUser;
  private final Duration patience;

  /**
   * Work for one node.
   *
   * @param withUser hands the user of the calling thread on to an executor's
   * @param patience how long a save waits at most; the work goes on after that
   */
  AfterSave(UnaryOperator<Executor> withUser, Duration patience) {
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_SAVES),
            work -> {
              Thread made = new Thread(work, "postmortems-after-save");
              made.setDaemon(true);
              return made;
            });
    thread.allowCoreThreadTimeOut(true);
    this.asUser = withUser.apply(thread);
    this.patience = patience;
  }

  /** Does the work, whose failure is logged and reaches nobody. */
  void run(String page, Runnable work) {
    FutureTask<Boolean> task = new FutureTask<>(work, true);
    try {
      asUser.execute(task);
      task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      // Its message may hold page text.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      log.warn("What was saved of page {} is not known here: {}", page, cause.getClass().getName());
    } catch (TimeoutException e) {
      log.info("Page {} was saved; our part of it takes longer", page);
    } catch (RejectedExecutionException | CancellationException e) {
      log.warn("What was saved of page {} is not known here: too much waits", page);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
