package org.blamelesswiki.postmortems.confluence.host;

import com.atlassian.sal.api.transaction.TransactionTemplate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Runs what reads Confluence's entities inside a transaction. Confluence reads parts of an entity
 * when they are asked for, and neither a filter nor a thread of ours stands inside a session; a
 * request that does joins the one it has.
 */
public final class Transactions {

  private final TransactionTemplate template;

  public Transactions(TransactionTemplate template) {
    this.template = template;
  }

  /** The same as {@code target}, each call in a transaction. */
  public <T> T around(Class<T> type, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                template.execute(
                    () -> {
                      try {
                        return method.invoke(target, arguments);
                      } catch (InvocationTargetException e) {
                        throw thrown(e.getCause());
                      } catch (IllegalAccessException e) {
                        throw new IllegalStateException("methods of an interface are public", e);
                      }
                    }));
    return type.cast(proxy);
  }

  /** Our interfaces declare no checked exceptions. */
  private static RuntimeException thrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
