package org.blamelesswiki.postmortems.tracker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs what it was given when a test says so, or at once. */
final class HandExecutor implements Executor {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean atOnce = true;
  private boolean refuses;

  void hold() {
    atOnce = false;
  }

  void refuse() {
    refuses = true;
  }

  void runAll() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  int waiting() {
    return waiting.size();
  }

  @Override
  public void execute(Runnable task) {
    if (refuses) {
      throw new RejectedExecutionException("no thread is free");
    }
    if (atOnce) {
      task.run();
    } else {
      waiting.add(task);
    }
  }
}
