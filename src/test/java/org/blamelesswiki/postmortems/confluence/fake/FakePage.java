package org.blamelesswiki.postmortems.confluence.fake;

import com.atlassian.confluence.labels.Label;
import com.atlassian.confluence.pages.Page;
import com.atlassian.confluence.security.ContentPermissionSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A page of the fake wiki: its current version, or a draft that was never published. */
public final class FakePage extends Page {

  private final long id;
  private final String space;
  private final List<String> versions = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();
  private final List<Page> ancestors = new ArrayList<>();
  private String title;
  private String draftText = "";
  private boolean draft;
  private Set<String> onlyFor = Set.of();
  private Date modified = Date.from(Instant.EPOCH);

  FakePage(long id, String space, String title) {
    this.id = id;
    this.space = space;
    this.title = title;
    this.draft = true;
  }

  /** Saves a new version. */
  void publish(String newTitle, String body, Instant now) {
    title = newTitle;
    versions.add(body);
    draft = false;
    modified = Date.from(now);
  }

  /** What the editor saves by itself while the author types. */
  public void autosave(String text) {
    draftText = text;
  }

  /** Lets nobody else see the page. */
  public void restrictTo(String... users) {
    onlyFor = Set.of(users);
  }

  public void addLabel(String name) {
    labels.add(name);
  }

  boolean isOpenTo(String user) {
    return onlyFor.isEmpty() || onlyFor.contains(user);
  }

  @Override
  public long getId() {
    return id;
  }

  @Override
  public String getSpaceKey() {
    return space;
  }

  @Override
  public String getTitle() {
    return title;
  }

  @Override
  public String getBodyAsString() {
    return versions.isEmpty() ? draftText : versions.get(versions.size() - 1);
  }

  @Override
  public void setBodyAsString(String body) {
    versions.add(body);
  }

  @Override
  public int getVersion() {
    return Math.max(1, versions.size());
  }

  @Override
  public long getLatestVersionId() {
    return id;
  }

  @Override
  public boolean isDraft() {
    return draft;
  }

  @Override
  public Date getLastModificationDate() {
    return modified;
  }

  @Override
  public String getUrlPath() {
    return "/pages/viewpage.action?pageId=" + id;
  }

  @Override
  public ContentPermissionSet getContentPermissionSet(String type) {
    if (onlyFor.isEmpty()) {
      return null;
    }
    return new ContentPermissionSet() {
      @Override
      public boolean isEmpty() {
        return false;
      }
    };
  }

  /** Puts the page below another. */
  public void moveBelow(FakePage parent) {
    ancestors.clear();
    ancestors.addAll(parent.ancestors);
    ancestors.add(parent);
  }

  @Override
  public List<Page> getAncestors() {
    return List.copyOf(ancestors);
  }

  @Override
  public List<Label> getLabels() {
    return labels.stream()
        .map(
            name ->
                (Label)
                    new Label() {
                      @Override
                      public String getName() {
                        return name;
                      }
                    })
        .toList();
  }
}
