package com.atlassian.activeobjects.external;

import com.atlassian.sal.api.transaction.TransactionCallback;
import net.java.ao.DBParam;
import net.java.ao.Query;
import net.java.ao.RawEntity;

/** Source: Active Objects' own text (Apache-2.0); Slack integration, compiled for 10.0.1. */
public interface ActiveObjects {

  <T extends RawEntity<K>, K> T create(Class<T> type, DBParam... params);

  @SuppressWarnings("unchecked")
  void delete(RawEntity<?>... entities);

  <T extends RawEntity<K>, K> T[] find(Class<T> type, Query query);

  <T> T executeInTransaction(TransactionCallback<T> callback);
}
