package org.blamelesswiki.postmortems.confluence.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blamelesswiki.postmortems.confluence.save.SavedContent.Stored;
import org.blamelesswiki.postmortems.confluence.storage.Decoded;
import org.blamelesswiki.postmortems.web.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldFormTest {

  private static final String TEXT =
      "\n<img data-macro-name='PostmortemFacts'><p>Bob's \"fault\"</p>\r\n</textarea><script>x</script>";

  private final HeldForm form = new HeldForm(new Views(), "/plugins/servlet/postmortems");
  private SaveWorld world;

  @BeforeEach
  void pageInASpaceThatConfirms() {
    world = new SaveWorld();
    world.content.with(new Stored("1", "OPS", "Outage", true, false), "");
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void every_field_is_there_to_be_sent_again() {
    SentRequest request =
        form(
            "atl_token=a%22b&title=Outage+%3C12%3E&notify=1&notify=2&versionComment=two%0D%0Alines"
                + "&wysiwygContent="
                + URLEncoder.encode(TEXT, StandardCharsets.UTF_8)
                + "&pageId=9&pm-keep=quoted&pm-shown=old");

    String page = page(request);

    assertThat(hidden(page, "atl_token")).containsExactly("a\"b");
    assertThat(hidden(page, "title")).containsExactly("Outage <12>");
    assertThat(hidden(page, "notify")).containsExactly("1", "2");
    assertThat(hidden(page, "versionComment")).containsExactly("two\r\nlines");
    assertThat(hidden(page, "wysiwygContent")).isEmpty();
  }

  @Test
  void the_text_stands_in_a_field_of_its_own_character_by_character() {
    String page = page(form("wysiwygContent=" + URLEncoder.encode(TEXT, StandardCharsets.UTF_8)));

    Matcher area = Pattern.compile("(?s)<textarea[^>]*>\n(.*?)</textarea>").matcher(page);
    assertThat(area.find()).isTrue();
    assertThat(Decoded.of(area.group(1))).isEqualTo(TEXT);
    assertThat(page).doesNotContain("<script>x</script>");
  }

  @Test
  void what_stands_in_the_address_is_sent_again_with_it_and_only_there() {
    String page = page(form("pageId=9&wysiwygContent=x"));

    assertThat(page).contains("action=\"/wiki/pages/doeditpage.action?pageId=1&amp;x=%3C\"");
    assertThat(hidden(page, "pageId")).containsExactly("9");
    assertThat(hidden(page, "x")).isEmpty();
  }

  @Test
  void our_own_fields_are_asked_anew() {
    String page =
        page(
            form(
                "wysiwygContent="
                    + URLEncoder.encode(TEXT, StandardCharsets.UTF_8)
                    + "&pm-keep=&pm-keep-words=old+words&pm-shown=old-mark"));

    assertThat(page).doesNotContain("old words").doesNotContain("old-mark");
    assertThat(page).contains("name=\"pm-keep\"").contains("name=\"pm-shown\"");
    assertThat(page).contains("<mark>fault</mark>");
  }

  @Test
  void the_editor_opens_again_where_the_page_is() {
    assertThat(page(form("wysiwygContent=x")))
        .contains("href=\"/wiki/pages/editpage.action?pageId=1\"");
  }

  @Test
  void a_page_that_could_not_be_checked_keeps_its_text_too() {
    SentRequest request = form("wysiwygContent=my+words");

    String page = form.of(new Decision.Hold(Route.EDIT_FORM, Optional.empty(), ""), request);

    assertThat(page).contains("could not be checked").contains("my words");
  }

  private String page(SentRequest request) {
    Decision decision = world.hook.decide(request);
    Decision.Hold hold =
        decision instanceof Decision.Hold held
            ? held
            : new Decision.Hold(Route.EDIT_FORM, Optional.empty(), "");
    return form.of(hold, request);
  }

  private static SentRequest form(String body) {
    return new SentRequest(
        "POST /pages/doeditpage.action?pageId=1&x=%3C\n"
            + "Content-Type: application/x-www-form-urlencoded\n\n"
            + body);
  }

  private static List<String> hidden(String page, String name) {
    return Pattern.compile("<input type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\">")
        .matcher(page)
        .results()
        .map(found -> Decoded.of(found.group(1)))
        .toList();
  }
}
