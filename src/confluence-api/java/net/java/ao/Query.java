package net.java.ao;

/** Source: Active Objects' own text (Apache-2.0); Slack integration, compiled for 10.0.1. */
public class Query {

  public static Query select() {
    throw new UnsupportedOperationException();
  }

  public Query where(String clause, Object... params) {
    throw new UnsupportedOperationException();
  }

  public Query order(String clause) {
    throw new UnsupportedOperationException();
  }
}
