package com.atlassian.scheduler;

/** Source: Atlassian Scheduler's own text (Apache-2.0). */
@FunctionalInterface
public interface JobRunner {

  JobRunnerResponse runJob(JobRunnerRequest request);
}
