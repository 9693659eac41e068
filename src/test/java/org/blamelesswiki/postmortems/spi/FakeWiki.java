package org.blamelesswiki.postmortems.spi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.blamelesswiki.postmortems.postmortem.NewPage;
import org.blamelesswiki.postmortems.text.Document;
import org.blamelesswiki.postmortems.text.DocumentParser;

/** A wiki in memory: pages of plain text, spaces that everybody sees unless closed to them. */
public final class FakeWiki {

  /** A message that a user was sent. */
  public record Sent(String userId, String subject, String text) {}

  private final InMemoryStore store = new InMemoryStore();
  private final Map<String, WikiPage> pages = new LinkedHashMap<>();
  private final List<Space> spaces = new ArrayList<>();
  private final Set<String> closedSpaces = new HashSet<>();
  private final Map<String, Set<String>> owners = new HashMap<>();
  private final Map<String, Set<String>> members = new HashMap<>();
  private final List<NewPage> opened = new ArrayList<>();
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, String> users = new LinkedHashMap<>();
  private final Map<String, String> changed = new HashMap<>();
  private final DocumentParser parser;

  /** A wiki of plain text. */
  public FakeWiki() {
    this(Document::ofText);
  }

  /** A wiki whose pages {@code parser} reads. */
  public FakeWiki(DocumentParser parser) {
    this.parser = parser;
  }

  /** The wiki as the core sees it, with spaces of its own. */
  public Wiki asWiki() {
    return asWiki(true);
  }

  /** The wiki as the core sees it. */
  public Wiki asWiki(boolean definesSpaces) {
    return new Wiki(
        new FakePages(),
        new FakeSpaces(),
        (viewer, group) ->
            viewer
                .id()
                .filter(id -> members.getOrDefault(group, Set.of()).contains(id))
                .isPresent(),
        new FakeUsers(),
        (page, author) -> {
          opened.add(page);
          return "/wiki/edit";
        },
        parser,
        store,
        () -> new byte[32],
        (userId, subject, text) -> sent.add(new Sent(userId, subject, text)),
        definesSpaces);
  }

  public FakeWiki withSpace(String key, String name) {
    spaces.add(new Space(key, name));
    return this;
  }

  /** A space that only its owners see. */
  public FakeWiki withClosedSpace(String key, String name, String owner) {
    closedSpaces.add(key);
    return withSpace(key, name).withOwner(key, owner);
  }

  public FakeWiki withOwner(String spaceKey, String userId) {
    owners.computeIfAbsent(spaceKey, k -> new HashSet<>()).add(userId);
    return this;
  }

  public FakeWiki withMember(String group, String userId) {
    members.computeIfAbsent(group, k -> new HashSet<>()).add(userId);
    return this;
  }

  /** A user who logs in by their key. */
  public FakeWiki withUser(String id, String name) {
    users.put(id, name);
    return this;
  }

  /** The wiki's admin deletes the user. */
  public void removeUser(String id) {
    users.remove(id);
  }

  /** A page with this text as its current version. */
  public FakeWiki withPage(String id, String space, String text) {
    WikiPage old = pages.get(id);
    int version = old == null ? 1 : old.version() + 1;
    pages.put(
        id,
        new WikiPage(
            new PageRef(id, space, id),
            version,
            Instant.parse("2026-03-02T10:00:00Z").plusSeconds(pages.size()),
            text,
            parser.parse(text)));
    return this;
  }

  public InMemoryStore store() {
    return store;
  }

  /** The pages that were handed to the editor. */
  public List<NewPage> opened() {
    return List.copyOf(opened);
  }

  /** The facts that were put into a page last. */
  public Optional<String> changedFacts(String pageId) {
    return Optional.ofNullable(changed.get(pageId));
  }

  /** The messages that users were sent. */
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  private boolean isOpenTo(String space, Viewer viewer) {
    return !closedSpaces.contains(space) || owns(space, viewer);
  }

  private boolean owns(String space, Viewer viewer) {
    return viewer.wikiAdmin()
        || viewer.id().filter(id -> owners.getOrDefault(space, Set.of()).contains(id)).isPresent();
  }

  private final class FakeUsers implements Users {

    @Override
    public Optional<String> find(String typed) {
      return users.containsKey(typed) ? Optional.of(typed) : Optional.empty();
    }

    @Override
    public Optional<String> name(String userId) {
      return Optional.ofNullable(users.get(userId));
    }

    @Override
    public boolean isGone(String userId) {
      return !users.containsKey(userId);
    }

    @Override
    public Locale locale(String userId) {
      return Locale.ENGLISH;
    }
  }

  private final class FakePages implements Pages {

    @Override
    public Optional<WikiPage> find(String pageId, Viewer viewer) {
      return Optional.ofNullable(pages.get(pageId))
          .filter(page -> isOpenTo(page.ref().space(), viewer));
    }

    @Override
    public Optional<WikiPage> read(String pageId) {
      return Optional.ofNullable(pages.get(pageId));
    }

    @Override
    public List<PageRef> recent(String space, int limit, Viewer viewer) {
      List<PageRef> refs = new ArrayList<>();
      for (WikiPage page : pages.values()) {
        if (page.ref().space().equals(space) && isOpenTo(space, viewer)) {
          refs.add(0, page.ref());
        }
      }
      return refs.subList(0, Math.min(limit, refs.size()));
    }

    @Override
    public boolean mayView(String pageId, Viewer viewer) {
      return find(pageId, viewer).isPresent();
    }

    @Override
    public boolean mayEdit(String pageId, Viewer viewer) {
      return viewer.isLoggedIn() && mayView(pageId, viewer);
    }

    /** A page of the fake is its facts. */
    @Override
    public boolean changeFacts(String pageId, int seenVersion, String facts, Viewer viewer) {
      WikiPage page = pages.get(pageId);
      if (page == null || page.version() != seenVersion || !mayEdit(pageId, viewer)) {
        return false;
      }
      withPage(pageId, page.ref().space(), facts);
      changed.put(pageId, facts);
      return true;
    }

    @Override
    public String viewUrl(String pageId) {
      return "/wiki/view/" + pageId;
    }
  }

  private final class FakeSpaces implements Spaces {

    @Override
    public List<Space> visibleTo(Viewer viewer) {
      return spaces.stream().filter(space -> isOpenTo(space.key(), viewer)).toList();
    }

    @Override
    public boolean mayCreate(String key, Viewer viewer) {
      return viewer.isLoggedIn() && find(key, viewer).isPresent();
    }

    @Override
    public boolean mayAdminister(String key, Viewer viewer) {
      return find(key, viewer).isPresent() && owns(key, viewer);
    }
  }
}
