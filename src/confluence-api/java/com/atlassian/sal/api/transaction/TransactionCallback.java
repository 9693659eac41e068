package com.atlassian.sal.api.transaction;

/** Source: Slack integration, compiled for 10.0.1. */
@FunctionalInterface
public interface TransactionCallback<T> {

  T doInTransaction();
}
