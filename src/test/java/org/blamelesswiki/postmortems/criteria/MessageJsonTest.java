package org.blamelesswiki.postmortems.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageJsonTest {

  @Test
  void a_message_with_every_kind_of_argument_is_the_same_after_reading() {
    Message message =
        Message.of(
            "any.key",
            Message.words("checkout \"v2\""),
            Message.count(3),
            Message.amount(new Quantity(4.5, Unit.MINUTES)),
            new Message.Bare(0.25),
            new Message.Measure(Unit.USERS),
            new Message.Length(Window.ofMonths(6)),
            new Message.Time(Due.workingDays(10)),
            new Message.Day(LocalDate.of(2026, 11, 2)),
            new Message.Nested(Message.of("inner")),
            new Message.Row(Message.Joint.OR, List.of(Message.words("a"), Message.words("b"))));

    assertThat(MessageJson.read(MessageJson.write(message))).isEqualTo(message);
  }

  @Test
  void what_is_no_message_is_refused() {
    assertThatThrownBy(() -> MessageJson.read("{\"key\":\"k\",\"with\":[{\"odd\":1}]}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MessageJson.read("no JSON"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
