package org.blamelesswiki.postmortems.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.blamelesswiki.postmortems.spi.InMemoryStore;
import org.junit.jupiter.api.Test;

class StoredTokensTest {

  private static final String SECRET = "NzQ2OTcwMzE0MjE5Or7sN3n";
  private static final Viewpoint SERVICE = new Viewpoint.ServiceAccount();
  private static final Viewpoint ADA = new Viewpoint.User("ada");

  private final InMemoryStore store = new InMemoryStore();
  private final StoredTokens tokens = new StoredTokens(store, () -> key(1));
  private final TrackerConnection shop = connection("https://issues.example.org");

  @Test
  void a_token_is_found_again_by_whose_it_is() {
    tokens.keep(shop, SERVICE, new AccessToken(SECRET));
    tokens.keep(shop, ADA, new AccessToken("of-ada"));
    tokens.keep(shop, ADA, new AccessToken("of-ada-later"));

    assertThat(found(tokens, shop, SERVICE)).isEqualTo(SECRET);
    assertThat(found(tokens, shop, ADA)).isEqualTo("of-ada-later");
    assertThat(tokens.find(shop, new Viewpoint.User("ben"))).isEmpty();
  }

  @Test
  void what_is_stored_does_not_show_the_token_and_differs_each_time() {
    tokens.keep(shop, SERVICE, new AccessToken(SECRET));
    String first = onlyRow();
    tokens.keep(shop, SERVICE, new AccessToken(SECRET));

    assertThat(first).doesNotContain(SECRET).doesNotContain("ada");
    assertThat(onlyRow()).isNotEqualTo(first);
    assertThat(new AccessToken(SECRET).toString()).doesNotContain(SECRET);
  }

  @Test
  void a_connection_with_another_address_does_not_get_the_token() {
    tokens.keep(shop, SERVICE, new AccessToken(SECRET));

    assertThat(tokens.find(connection("https://elsewhere.example.org"), SERVICE)).isEmpty();
  }

  @Test
  void a_row_put_in_anothers_place_opens_nothing() {
    tokens.keep(shop, SERVICE, new AccessToken(SECRET));
    String stolen = onlyRow();
    tokens.keep(shop, ADA, new AccessToken("x"));
    String adasRow =
        store.keys(StoredTokens.ROWS).stream()
            .filter(key -> !store.read(key).orElseThrow().json().equals(stolen))
            .findFirst()
            .orElseThrow();
    store.write(adasRow, 1, stolen);

    assertThat(tokens.find(shop, ADA)).isEmpty();
  }

  @Test
  void another_site_key_or_a_damaged_row_opens_nothing() {
    tokens.keep(shop, SERVICE, new AccessToken(SECRET));
    assertThat(new StoredTokens(store, () -> key(2)).find(shop, SERVICE)).isEmpty();

    String row = store.keys(StoredTokens.ROWS).get(0);
    store.write(row, 1, "{\"nonce\":\"!\",\"text\":7}");
    assertThat(tokens.find(shop, SERVICE)).isEmpty();
  }

  @Test
  void tokens_are_forgotten_one_by_one_and_with_their_connection() {
    tokens.keep(shop, SERVICE, new AccessToken(SECRET));
    tokens.keep(shop, ADA, new AccessToken("of-ada"));
    tokens.forget(shop, ADA);
    assertThat(tokens.find(shop, ADA)).isEmpty();

    tokens.forgetAll(shop);
    assertThat(store.keys(StoredTokens.ROWS)).isEmpty();
  }

  @Test
  void a_token_that_would_break_a_header_is_refused_without_being_shown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccessToken("abc\r\nX-Admin: yes"))
        .withMessageNotContaining("abc");
  }

  private String onlyRow() {
    return store.read(store.keys(StoredTokens.ROWS).get(0)).orElseThrow().json();
  }

  private static String found(Tokens tokens, TrackerConnection connection, Viewpoint viewpoint) {
    return tokens.find(connection, viewpoint).orElseThrow().value();
  }

  private static byte[] key(int seed) {
    byte[] key = new byte[32];
    key[0] = (byte) seed;
    return key;
  }

  private static TrackerConnection connection(String base) {
    return TrackerConnection.jiraServiceAccount("shop", "Shop", URI.create(base), Map.of());
  }
}
