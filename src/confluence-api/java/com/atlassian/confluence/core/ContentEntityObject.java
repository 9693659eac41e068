package com.atlassian.confluence.core;

import com.atlassian.confluence.labels.Label;
import com.atlassian.confluence.security.ContentPermissionSet;
import java.util.Date;
import java.util.List;

/**
 * Source: byte code of Baloise digital-signature 10.1.0 ({@code getLatestVersionId}, {@code
 * getContentPermissionSet}); Slack integration, compiled for 10.0.1 (the rest, except {@code
 * getLabels} and {@code getLastModificationDate}, which are unconfirmed for 10).
 */
public abstract class ContentEntityObject {

  public long getId() {
    throw new UnsupportedOperationException();
  }

  public String getTitle() {
    throw new UnsupportedOperationException();
  }

  public String getBodyAsString() {
    throw new UnsupportedOperationException();
  }

  public void setBodyAsString(String body) {
    throw new UnsupportedOperationException();
  }

  public int getVersion() {
    throw new UnsupportedOperationException();
  }

  public long getLatestVersionId() {
    throw new UnsupportedOperationException();
  }

  public boolean isDraft() {
    throw new UnsupportedOperationException();
  }

  public Date getLastModificationDate() {
    throw new UnsupportedOperationException();
  }

  public List<Label> getLabels() {
    throw new UnsupportedOperationException();
  }

  public String getUrlPath() {
    throw new UnsupportedOperationException();
  }

  public ContentPermissionSet getContentPermissionSet(String type) {
    throw new UnsupportedOperationException();
  }
}
