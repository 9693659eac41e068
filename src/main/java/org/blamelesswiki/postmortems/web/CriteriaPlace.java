package org.blamelesswiki.postmortems.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.blamelesswiki.postmortems.criteria.CriteriaCheck;
import org.blamelesswiki.postmortems.criteria.CriteriaSet;
import org.blamelesswiki.postmortems.criteria.CriteriaSetCodec;
import org.blamelesswiki.postmortems.criteria.Problem;
import org.blamelesswiki.postmortems.criteria.Scope;
import org.blamelesswiki.postmortems.criteria.SpaceCriteria;
import org.blamelesswiki.postmortems.settings.CriteriaSettings;
import org.blamelesswiki.postmortems.settings.Versioned;
import org.blamelesswiki.postmortems.spi.Viewer;
import org.blamelesswiki.postmortems.spi.Wiki;

/**
 * Whose criteria a screen is about: the site's, for wiki admins and stewards, or those of the space
 * named in the request, for its owners, wiki admins and stewards.
 */
final class CriteriaPlace {

  private final CriteriaSettings criteria;
  private final Optional<Spaces> spaces;

  private record Spaces(Wiki wiki, Predicate<Viewer> isSteward) {}

  private CriteriaPlace(CriteriaSettings criteria, Optional<Spaces> spaces) {
    this.criteria = criteria;
    this.spaces = spaces;
  }

  static CriteriaPlace site(CriteriaSettings criteria) {
    return new CriteriaPlace(criteria, Optional.empty());
  }

  static CriteriaPlace spaces(CriteriaSettings criteria, Wiki wiki, Predicate<Viewer> isSteward) {
    return new CriteriaPlace(criteria, Optional.of(new Spaces(wiki, isSteward)));
  }

  Access access() {
    return spaces.isPresent() ? Access.LOGGED_IN : Access.STEWARD;
  }

  /** The address of its simple form below the screens'. */
  String path() {
    return spaces.isPresent() ? "/criteria" : "/admin/criteria";
  }

  /** The criteria of the request's place, if its viewer may change them. */
  At of(Request request) {
    if (spaces.isEmpty()) {
      return new At("", "");
    }
    String key = request.value("space");
    Wiki wiki = spaces.get().wiki();
    Viewer viewer = request.viewer();
    String name =
        wiki.spaces()
            .find(key, viewer)
            .filter(
                space ->
                    wiki.spaces().mayAdminister(key, viewer)
                        || spaces.get().isSteward().test(viewer))
            .orElseThrow(() -> new Router.NotForViewerException(key))
            .name();
    return new At(key, name);
  }

  /** The criteria of one place. */
  final class At {

    private final String space;
    private final String name;

    private At(String space, String name) {
      this.space = space;
      this.name = name;
    }

    boolean isSite() {
      return space.isEmpty();
    }

    /** The key of the space; empty for the site. */
    String space() {
      return space;
    }

    /** What readers call the space; empty for the site. */
    String name() {
      return name;
    }

    /** An address of this place below its simple form. */
    String address(Request request, String below) {
      String query = isSite() ? "" : "?space=" + URLEncoder.encode(space, StandardCharsets.UTF_8);
      return request.site().screens() + path() + below + query;
    }

    Versioned<CriteriaSet> read() {
      return isSite() ? criteria.read() : criteria.space(space);
    }

    CriteriaSet save(CriteriaSet changed, long seen, LocalDate today) {
      return isSite()
          ? criteria.save(changed, seen, today)
          : criteria.saveSpace(changed, seen, today);
    }

    List<CriteriaSet> versions() {
      return isSite() ? criteria.versions() : criteria.spaceVersions(space);
    }

    /** What would hold here if {@code own} were saved. */
    CriteriaSet holding(CriteriaSet own) {
      return isSite() ? own : SpaceCriteria.combined(criteria.value(), own);
    }

    List<Problem> problems(CriteriaSet own) {
      return isSite() ? CriteriaCheck.problems(own) : SpaceCriteria.problems(criteria.value(), own);
    }

    CriteriaSetCodec.Reading read(String json) {
      return isSite()
          ? CriteriaSetCodec.read(json)
          : CriteriaSetCodec.readBeside(criteria.value(), json);
    }

    /** Whether a space may put its own criteria in the place of the site's. */
    boolean mayReplace() {
      return criteria.value().scope() instanceof Scope.Site site && site.spacesMayReplace();
    }

    /** The site's set. */
    CriteriaSet ofSite() {
      return criteria.value();
    }

    /** Whether the set is of this place: an import of another would be saved over it. */
    boolean isOfHere(CriteriaSet set) {
      return isSite()
          ? set.scope() instanceof Scope.Site
          : set.scope() instanceof Scope.Space scope && scope.key().equals(space);
    }
  }
}
