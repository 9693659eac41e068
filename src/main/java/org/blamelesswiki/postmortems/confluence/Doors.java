package org.blamelesswiki.postmortems.confluence;

import com.atlassian.plugin.spring.scanner.annotation.imports.ComponentImport;
import com.atlassian.sal.api.auth.LoginUriProvider;
import com.atlassian.sal.api.web.context.HttpContext;
import com.atlassian.sal.api.websudo.WebSudoManager;
import com.atlassian.sal.api.xsrf.XsrfTokenAccessor;
import org.blamelesswiki.postmortems.confluence.host.SessionTokens;
import org.springframework.stereotype.Component;

/** What Confluence itself says about who may come in. */
@Component
public final class Doors {

  private final WebSudoManager webSudo;
  private final LoginUriProvider logins;
  private final SessionTokens tokens;

  public Doors(
      @ComponentImport WebSudoManager webSudo,
      @ComponentImport LoginUriProvider logins,
      @ComponentImport XsrfTokenAccessor tokens,
      @ComponentImport HttpContext http) {
    this.webSudo = webSudo;
    this.logins = logins;
    this.tokens = new SessionTokens(tokens, http);
  }

  /** Asks an admin for the password before an admin screen. */
  WebSudoManager webSudo() {
    return webSudo;
  }

  /** Leads a visitor to the login. */
  LoginUriProvider logins() {
    return logins;
  }

  /** The token of the session that every change carries. */
  SessionTokens tokens() {
    return tokens;
  }
}
