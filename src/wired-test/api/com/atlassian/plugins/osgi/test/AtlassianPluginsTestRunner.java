package com.atlassian.plugins.osgi.test;

import java.util.List;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.InitializationError;

/**
 * The signature of the runner that a real Confluence's test plugin brings. Source: the public text
 * of {@code atlassian-plugins-osgi-testrunner} (its parent class and constructor) and the SDK's
 * page on wired tests (one object for all methods, made by constructor injection).
 */
public class AtlassianPluginsTestRunner extends BlockJUnit4ClassRunner {

  public AtlassianPluginsTestRunner(Class<?> type) throws InitializationError {
    super(type);
  }

  /** The product makes the object, with whatever services its constructor asks for. */
  @Override
  protected void validateConstructor(List<Throwable> errors) {}

  @Override
  protected Object createTest() {
    throw new UnsupportedOperationException("a Confluence runs this test");
  }
}
