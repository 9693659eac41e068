package org.blamelesswiki.postmortems.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON form of an obligation. */
final class ObligationJson {

  private ObligationJson() {}

  static @Nullable Obligation read(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    Optional<Due> due = Optional.ofNullable(due(fields.object("due")));
    Optional<Obligation.Meeting> meeting = Optional.ofNullable(meeting(fields.object("meeting")));
    Set<String> reviewers = fields.words("reviewers");
    Optional<Obligation.MinimumActions> minimumActions =
        Optional.ofNullable(minimumActions(fields.object("minimumActions")));
    List<Obligation.ActionDeadline> deadlines =
        fields.list("actionDeadlines", (node, path) -> deadline(fields.at(node, path)));
    Audience audience = fields.constant("audience", Audience.values(), Audience.COMPANY);
    Optional<String> form =
        fields.has("form") ? Optional.ofNullable(fields.text("form")) : Optional.empty();
    boolean mayBeWaived = fields.flag("mayBeWaived", true);
    fields.refuseOthers();
    return new Obligation(
        due, meeting, reviewers, minimumActions, deadlines, audience, form, mayBeWaived);
  }

  private static @Nullable Due due(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    Integer amount = fields.whole("amount", 1, 1000);
    Due.Kind kind = fields.constant("kind", Due.Kind.values());
    fields.refuseOthers();
    return amount == null || kind == null ? null : new Due(amount, kind);
  }

  private static Obligation.@Nullable Meeting meeting(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    Due due = due(fields.requiredObject("due"));
    Audience openTo = fields.constant("openTo", Audience.values(), Audience.COMPANY);
    fields.refuseOthers();
    return due == null ? null : new Obligation.Meeting(due, openTo);
  }

  private static Obligation.@Nullable MinimumActions minimumActions(@Nullable JsonFields fields) {
    if (fields == null) {
      return null;
    }
    Integer count = fields.whole("count", 1, 100);
    String priority = fields.text("priority", "");
    fields.refuseOthers();
    return count == null ? null : new Obligation.MinimumActions(count, priority);
  }

  private static Obligation.@Nullable ActionDeadline deadline(JsonFields fields) {
    String priority = fields.text("priority", "");
    Due due = due(fields.requiredObject("due"));
    fields.refuseOthers();
    return due == null ? null : new Obligation.ActionDeadline(priority, due);
  }

  static ObjectNode write(Obligation obligation) {
    ObjectNode node = JsonFields.MAPPER.createObjectNode();
    obligation.due().ifPresent(due -> node.set("due", due(due)));
    obligation
        .meeting()
        .ifPresent(
            meeting -> {
              ObjectNode inner = node.putObject("meeting");
              inner.set("due", due(meeting.due()));
              inner.put("openTo", meeting.openTo().key());
            });
    if (!obligation.reviewers().isEmpty()) {
      ArrayNode reviewers = node.putArray("reviewers");
      obligation.reviewers().forEach(reviewers::add);
    }
    obligation
        .minimumActions()
        .ifPresent(
            actions ->
                node.putObject("minimumActions")
                    .put("count", actions.count())
                    .put("priority", actions.priority()));
    if (!obligation.actionDeadlines().isEmpty()) {
      ArrayNode deadlines = node.putArray("actionDeadlines");
      for (Obligation.ActionDeadline deadline : obligation.actionDeadlines()) {
        deadlines.addObject().put("priority", deadline.priority()).set("due", due(deadline.due()));
      }
    }
    node.put("audience", obligation.audience().key());
    obligation.form().ifPresent(form -> node.put("form", form));
    node.put("mayBeWaived", obligation.mayBeWaived());
    return node;
  }

  private static JsonNode due(Due due) {
    return JsonFields.MAPPER
        .createObjectNode()
        .put("amount", due.amount())
        .put("kind", due.kind().key());
  }
}
