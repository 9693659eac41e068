package org.blamelesswiki.postmortems.confluence.save;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.publishing.Confirmation;
import org.blamelesswiki.postmortems.settings.SiteSettings;
import org.blamelesswiki.postmortems.spi.Spaces;
import org.blamelesswiki.postmortems.spi.Viewer;

/**
 * Finds out what one request would share. It goes from what costs nothing to what costs more: the
 * address, what is stored, and only then the body; and it speaks only of pages that the viewer may
 * save, as Confluence itself turns away everybody else.
 */
final class SaveReader {

  /** The form field with the page's text, in the editor's form. */
  static final String TEXT_FIELD = "wysiwygContent";

  private final SavedContent content;
  private final Spaces spaces;
  private final SiteSettings site;
  private final Viewer viewer;
  private final SaveRequest request;

  /**
   * A reader of one request.
   *
   * @param site how each space uses the check, and for which pages
   */
  SaveReader(
      SavedContent content, Spaces spaces, SiteSettings site, Viewer viewer, SaveRequest request) {
    this.content = content;
    this.spaces = spaces;
    this.site = site;
    this.viewer = viewer;
    this.request = request;
  }

  Reading read(Routes.Match match) {
    return match.route().treatment() == Route.Treatment.FORM
        ? form(match.route())
        : json(match.contentId());
  }

  // JSON

  private Reading json(Optional<String> id) {
    Optional<Stored> stored = id.flatMap(this::find);
    if (id.isPresent() && (stored.isEmpty() || isLeftAlone(stored.get()))) {
      return Reading.NOTHING;
    }
    if (!isJson()) {
      return unread(stored);
    }
    SaveRequest.Body body = request.body();
    return switch (body.end()) {
      case BROKEN -> Reading.NOTHING;
      case TOO_LONG -> unread(stored);
      case COMPLETE ->
          JsonSave.read(body.bytes(), charset())
              .map(save -> json(id, stored, save))
              .orElseGet(() -> unread(stored));
    };
  }

  /** A draft may still move to another space; a page in a space that holds nothing stays there. */
  private boolean isLeftAlone(Stored stored) {
    return stored.published() && !holds(stored.space());
  }

  private Reading json(Optional<String> id, Optional<Stored> inAddress, JsonSave save) {
    if (!save.shares() || id.filter(address -> !save.isAbout(address)).isPresent()) {
      return Reading.NOTHING;
    }
    Optional<Stored> stored =
        inAddress.or(() -> save.ids().stream().flatMap(named -> find(named).stream()).findFirst());
    if (save.texts().stream()
        .filter(text -> !text.isMarkup())
        .anyMatch(text -> text.mentionsFacts() || stored.filter(this::isLookedAt).isPresent())) {
      return unread(stored);
    }
    return save(
        stored,
        save.spaces(),
        save.titles(),
        save.texts().stream().filter(JsonSave.Text::isMarkup).map(JsonSave.Text::value).toList(),
        request.header(Keep.HEADER).flatMap(Keep::ofHeader));
  }

  private boolean isJson() {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String encoding = request.header("Content-Encoding").orElse("identity");
    return type.contains("json") && encoding.equalsIgnoreCase("identity");
  }

  private Optional<Charset> charset() {
    String type = request.header("Content-Type").orElse("");
    int at = type.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return Optional.empty();
    }
    String name = type.substring(at + "charset=".length()).split(";", 2)[0];
    try {
      return Optional.of(Charset.forName(name.replace("\"", "").strip()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  // Forms

  private Reading form(Route route) {
    Map<String, List<String>> fields = request.parameters();
    if (fields.containsKey("cancel") || fields.containsKey("preview")) {
      return Reading.NOTHING;
    }
    Optional<Stored> stored =
        Stream.of("pageId", "entityId", "draftId")
            .flatMap(field -> fields.getOrDefault(field, List.of()).stream())
            .flatMap(id -> find(id).stream())
            .findFirst();
    if (route == Route.EDIT_FORM && (stored.isEmpty() || isLeftAlone(stored.get()))) {
      return Reading.NOTHING;
    }
    List<String> texts = fields.getOrDefault(TEXT_FIELD, List.of());
    if (texts.isEmpty()) {
      return isMultipart() ? unread(stored) : Reading.NOTHING;
    }
    return save(
        stored,
        Stream.of("newSpaceKey", "spaceKey", "key")
            .map(field -> filled(fields.getOrDefault(field, List.of())))
            .filter(keys -> !keys.isEmpty())
            .findFirst()
            .orElse(List.of()),
        filled(fields.getOrDefault("title", List.of())),
        texts,
        Keep.ofForm(fields));
  }

  private boolean isMultipart() {
    return request
        .header("Content-Type")
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
        .isPresent();
  }

  private static List<String> filled(List<String> values) {
    return values.stream().filter(value -> !value.isBlank()).toList();
  }

  // Both

  private Reading save(
      Optional<Stored> stored,
      Collection<String> named,
      Collection<String> titles,
      List<String> sent,
      Optional<Confirmation> confirmation) {
    Set<String> candidates = new LinkedHashSet<>(named);
    stored
        .filter(known -> known.published() || named.isEmpty())
        .ifPresent(known -> candidates.add(known.space()));
    candidates.removeIf(key -> !holds(key) || !maySave(stored, key));
    if (candidates.isEmpty()) {
      return Reading.NOTHING;
    }
    Optional<Stored> published = stored.filter(Stored::published);
    // Without a text Confluence keeps what it has: of a draft, that is what gets shared.
    boolean sharesDraft = sent.isEmpty() && stored.isPresent() && published.isEmpty();
    List<String> texts = sharesDraft ? List.of(content.text(stored.get())) : sent;
    Optional<String> before = texts.isEmpty() ? Optional.empty() : published.map(content::text);
    List<String> called =
        titles.isEmpty() ? stored.stream().map(Stored::title).toList() : List.copyOf(titles);
    SaveSigns signs =
        new SaveSigns(
            content, stored, called, Stream.concat(texts.stream(), before.stream()).toList());
    Optional<String> space =
        candidates.stream()
            .filter(key -> site.checks(key, signs))
            .max(Comparator.comparing(site::mode));
    if (space.isEmpty()) {
      return Reading.NOTHING;
    }
    return new Reading.Save(stored, space.get(), called, texts, before, confirmation);
  }

  private boolean maySave(Optional<Stored> stored, String space) {
    return stored.isPresent() || spaces.mayCreate(space, viewer);
  }

  private Reading unread(Optional<Stored> stored) {
    return new Reading.Unread(stored.filter(this::isLookedAt).isPresent());
  }

  /** Whether what is stored says for certain that the page is one the check looks at. */
  private boolean isLookedAt(Stored known) {
    return holds(known.space())
        && site.checks(
            known.space(),
            new SaveSigns(
                content, Optional.of(known), List.of(known.title()), List.of(content.text(known))));
  }

  private Optional<Stored> find(String id) {
    return content.find(id, viewer);
  }

  private boolean holds(String space) {
    return SaveHook.holds(site.mode(space));
  }
}
