package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.event.api.EventListener;
import com.atlassian.event.api.EventPublisher;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Calls listeners on the publishing thread, as Confluence does; one that throws is kept from the
 * publisher, since nothing can veto a save after the fact.
 */
public final class FakeEvents implements EventPublisher {

  private final List<Object> listeners = new CopyOnWriteArrayList<>();
  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

  @Override
  public void publish(Object event) {
    for (Object listener : listeners) {
      for (Method method : listener.getClass().getMethods()) {
        if (method.isAnnotationPresent(EventListener.class)
            && method.getParameterTypes()[0].isInstance(event)) {
          call(listener, method, event);
        }
      }
    }
  }

  private void call(Object listener, Method method, Object event) {
    try {
      method.invoke(listener, event);
    } catch (InvocationTargetException e) {
      thrown.add(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void register(Object listener) {
    listeners.add(listener);
  }

  @Override
  public void unregister(Object listener) {
    listeners.remove(listener);
  }

  public int listeners() {
    return listeners.size();
  }

  public List<Throwable> thrown() {
    return thrown;
  }
}
