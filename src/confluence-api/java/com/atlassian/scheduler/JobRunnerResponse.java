package com.atlassian.scheduler;

/** Source: Atlassian Scheduler's own text (Apache-2.0). */
public final class JobRunnerResponse {

  private JobRunnerResponse() {}

  public static JobRunnerResponse success() {
    return new JobRunnerResponse();
  }

  public static JobRunnerResponse failed(String message) {
    return new JobRunnerResponse();
  }
}
