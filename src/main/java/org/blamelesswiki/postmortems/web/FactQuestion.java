package org.blamelesswiki.postmortems.web;

import java.util.List;

/**
 * One question of the wizard.
 *
 * @param key the fact's permanent name
 * @param kind the key of the fact's kind; decides what is typed or chosen
 * @param question as the criteria word it
 * @param unit what a number counts or measures; empty for other kinds
 * @param options what can be chosen; empty to type anything
 * @param value what was typed before
 * @param reason what was typed before as a judgement's reason
 */
public record FactQuestion(
    String key,
    String kind,
    String question,
    String unit,
    List<String> options,
    String value,
    String reason) {

  public FactQuestion {
    options = List.copyOf(options);
  }
}
