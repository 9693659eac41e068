package com.atlassian.sal.api.executor;

import java.util.concurrent.Executor;

/** Source: Slack integration, compiled for 10.0.1 (the name); SAL's text of 2011. */
public interface ThreadLocalDelegateExecutorFactory {

  Executor createExecutor(Executor delegate);
}
