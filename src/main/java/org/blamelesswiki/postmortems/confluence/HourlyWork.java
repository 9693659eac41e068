package org.blamelesswiki.postmortems.confluence;

import com.atlassian.scheduler.JobRunner;
import com.atlassian.scheduler.JobRunnerRequest;
import com.atlassian.scheduler.JobRunnerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the plugin does without being asked: reminds owners once a day, forgets users who are gone,
 * reads incidents from trackers once an hour. Confluence runs it on one node at a time, as the
 * descriptor says; should two nodes run it all the same, the rows see to it that nothing is done
 * twice.
 */
@Component(HourlyWork.BEAN)
public final class HourlyWork implements JobRunner {

  /** The name that the descriptor's job refers to. */
  static final String BEAN = "postmortemsHourlyWork";

  private static final Logger log = LoggerFactory.getLogger(HourlyWork.class);

  private final Plugin plugin;

  public HourlyWork(Plugin plugin) {
    this.plugin = plugin;
  }

  @Override
  public JobRunnerResponse runJob(JobRunnerRequest request) {
    try {
      plugin.application().daily();
      if (!request.isCancellationRequested()) {
        plugin.application().intake().run();
      }
      return JobRunnerResponse.success();
    } catch (RuntimeException e) {
      log.warn("Owners may not have been reminded; tried again in ten minutes", e);
      return JobRunnerResponse.failed(e.getClass().getName());
    }
  }
}
