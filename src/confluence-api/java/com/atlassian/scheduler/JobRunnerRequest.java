package com.atlassian.scheduler;

/** Source: Atlassian Scheduler's own text (Apache-2.0). */
public interface JobRunnerRequest {

  boolean isCancellationRequested();
}
