package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5200 | 5200 users",
        "5,200 | 5200 users",
        "5 200 users | 5200 users",
        "5'200 | 5200 users",
        "1,234,567.5 | 1234567.5 users",
        "1,5 h | 1.5 hours",
        "45 min | 45 minutes",
        "45min | 45 minutes",
        "1 h 30 min | 1.5 hours",
        "12% | 12 percent",
        "12 % | 12 percent",
        "$5,000 | 5000 USD",
        "EUR 20.50 | 20.5 EUR",
        "20 EUR | 20 EUR",
        "3 Requests | 3 requests"
      })
  void reads_what_people_type(String typed, String quantity) {
    assertThat(Quantity.parse(typed, Unit.USERS).orElseThrow()).hasToString(quantity);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "many", "-5", "5 6", "1.2.3", "5 users 3 min", "NaN", "1e999", "min 5", "h5"})
  void refuses_what_is_no_amount(String typed) {
    assertThat(Quantity.parse(typed, Unit.USERS)).isEmpty();
  }

  @Property
  void never_fails_on_what_is_typed(@ForAll String typed) {
    assertThat(Quantity.parse(typed, Unit.MINUTES)).isNotNull();
  }

  @Test
  void is_a_number() {
    assertThatThrownBy(() -> Quantity.of(Double.NaN, Unit.USERS)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Quantity.of(-1, Unit.USERS)).hasMessageContaining("-1");
  }

  @Test
  void minutes_turn_into_hours_and_into_nothing_else() {
    assertThat(Quantity.of(90, Unit.MINUTES).in(Unit.HOURS))
        .isEqualTo(Quantity.of(1.5, Unit.HOURS));
    assertThatThrownBy(() -> Quantity.of(90, Unit.MINUTES).in(new Unit("USD")))
        .hasMessage("minutes cannot be turned into USD");
  }
}
