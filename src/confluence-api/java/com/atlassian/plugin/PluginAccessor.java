package com.atlassian.plugin;

/**
 * Called by the wired tests alone. Source: the public text of atlassian-plugins (Apache-2.0), from
 * 2.x on; the name in the Slack integration, compiled for 10.0.1.
 */
public interface PluginAccessor {

  boolean isPluginEnabled(String key);

  boolean isPluginModuleEnabled(String completeKey);
}
