package com.atlassian.confluence.languages;

import com.atlassian.user.User;
import java.util.Locale;

/**
 * Source: Slack integration and ONLYOFFICE, compiled for 10.0; the parameter's type unconfirmed.
 */
public interface LocaleManager {

  Locale getLocale(User user);

  Locale getSiteDefaultLocale();
}
