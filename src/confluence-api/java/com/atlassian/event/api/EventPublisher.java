package com.atlassian.event.api;

/** Source: Slack integration, compiled for 10.0.1. */
public interface EventPublisher {

  void publish(Object event);

  void register(Object listener);

  void unregister(Object listener);
}
