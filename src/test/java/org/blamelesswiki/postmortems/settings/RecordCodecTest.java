package org.blamelesswiki.postmortems.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordCodecTest {

  /** Format 1 had {@code person}, format 2 {@code name}, format 3 has a count too. */
  record Thing(String name, int count) {}

  private final RecordCodec<Thing> codec =
      new RecordCodec<>(
          Thing.class,
          3,
          json -> json.set("name", json.remove("person")),
          json -> json.put("count", 1));

  @Test
  void what_it_writes_carries_the_format_and_is_read_back_equal() {
    Thing thing = new Thing("a", 7);

    assertThat(codec.toJson(thing)).startsWith("{\"format\":3,");
    assertThat(codec.fromJson(codec.toJson(thing))).isEqualTo(thing);
  }

  @Test
  void each_older_format_is_brought_up_step_by_step() {
    assertThat(codec.fromJson("{\"format\":1,\"person\":\"a\"}")).isEqualTo(new Thing("a", 1));
    assertThat(codec.fromJson("{\"format\":2,\"name\":\"a\"}")).isEqualTo(new Thing("a", 1));
  }

  @Test
  void a_newer_format_is_refused_in_words_for_an_admin() {
    assertThatThrownBy(() -> codec.fromJson("{\"format\":4,\"name\":\"a\",\"count\":1}"))
        .isInstanceOf(NewerFormatException.class)
        .hasMessage(
            "Thing was written by a newer version of the plugin: it has format 4, and this"
                + " version reads up to format 3");
  }

  @Test
  void json_without_a_format_and_formats_that_never_were_are_refused() {
    assertThatThrownBy(() -> codec.fromJson("{\"name\":\"a\",\"count\":1}"))
        .hasMessageContaining("no format version");
    assertThatThrownBy(() -> codec.fromJson("{\"format\":0,\"name\":\"a\",\"count\":1}"))
        .hasMessageContaining("no format 0");
  }

  @Test
  void a_codec_knows_the_way_from_every_format_before_its_own() {
    assertThatThrownBy(() -> new RecordCodec<>(Thing.class, 3, json -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
