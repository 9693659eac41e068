package org.blamelesswiki.postmortems.confluence.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.confluence.languages.LocaleManager;
import com.atlassian.user.User;
import java.util.Locale;
import org.blamelesswiki.postmortems.confluence.fake.FakeConfluence;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  private final FakeConfluence wiki = FakeConfluence.withSampleUsers();

  @Test
  void each_user_reads_in_their_language() {
    Users users = new Users(wiki.userAccessor(), wiki.userManager(), wiki.localeManager());

    assertThat(users.locale("key-ben")).isEqualTo(Locale.GERMANY);
    assertThat(users.locale("key-ana")).isEqualTo(Locale.UK);
    assertThat(users.locale("key-gone")).isEqualTo(Locale.UK);
  }

  @Test
  void where_the_call_has_another_signature_everybody_reads_in_the_sites_language() {
    int[] asked = {0};
    Languages languages =
        new Languages(
            new LocaleManager() {
              @Override
              public Locale getLocale(User user) {
                asked[0]++;
                throw new NoSuchMethodError("getLocale");
              }

              @Override
              public Locale getSiteDefaultLocale() {
                return Locale.FRANCE;
              }
            });

    assertThat(languages.of(null)).isEqualTo(Locale.FRANCE);
    assertThat(languages.of(null)).isEqualTo(Locale.FRANCE);
    assertThat(asked[0]).as("asked once, not at every request").isEqualTo(1);
  }
}
