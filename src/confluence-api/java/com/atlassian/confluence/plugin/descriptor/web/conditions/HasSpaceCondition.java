package com.atlassian.confluence.plugin.descriptor.web.conditions;

import com.atlassian.plugin.web.Condition;
import java.util.Map;

/** Named in the descriptor only. Source: descriptor of the Slack integration for 10.0.1. */
public class HasSpaceCondition implements Condition {

  @Override
  public void init(Map<String, String> params) {}

  @Override
  public boolean shouldDisplay(Map<String, Object> context) {
    throw new UnsupportedOperationException();
  }
}
