package com.atlassian.sal.api.transaction;

/** Source: Slack integration, compiled for 10.0.1. */
public interface TransactionTemplate {

  <T> T execute(TransactionCallback<T> action);
}
