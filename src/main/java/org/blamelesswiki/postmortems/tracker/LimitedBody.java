package org.blamelesswiki.postmortems.tracker;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;
import org.jspecify.annotations.Nullable;

/** Collects a body in memory up to a limit and breaks off beyond it. */
final class LimitedBody implements BodySubscriber<byte[]> {

  private final int limit;
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  private LimitedBody(int limit) {
    this.limit = limit;
  }

  /** At most {@code limit} bytes; more fail with {@link Problem#UNREADABLE}. */
  static BodyHandler<byte[]> upTo(int limit) {
    return response -> new LimitedBody(limit);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (bytes.size() + buffer.remaining() > limit) {
        breakOff();
        return;
      }
      byte[] chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      bytes.write(chunk, 0, chunk.length);
    }
  }

  private void breakOff() {
    if (subscription != null) {
      subscription.cancel();
    }
    bytes.reset();
    result.completeExceptionally(
        new TrackerException(Problem.UNREADABLE, "an answer of more than " + limit + " bytes"));
  }

  @Override
  public void onError(Throwable throwable) {
    result.completeExceptionally(throwable);
  }

  @Override
  public void onComplete() {
    result.complete(bytes.toByteArray());
  }
}
