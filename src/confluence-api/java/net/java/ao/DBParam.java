package net.java.ao;

/** Source: Active Objects' own text (Apache-2.0); Slack integration, compiled for 10.0.1. */
public class DBParam {

  private final String field;
  private final Object value;

  public DBParam(String field, Object value) {
    this.field = field;
    this.value = value;
  }

  public String getField() {
    return field;
  }

  public Object getValue() {
    return value;
  }
}
