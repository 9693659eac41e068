package net.java.ao;

/** Source: Active Objects' own text (Apache-2.0); Slack integration, compiled for 10.0.1. */
public class Query {

  private String where = "";
  private Object[] params = {};
  private String order = "";

  public static Query select() {
    return new Query();
  }

  public Query where(String clause, Object... values) {
    where = clause;
    params = values.clone();
    return this;
  }

  public Query order(String clause) {
    order = clause;
    return this;
  }

  public String getWhereClause() {
    return where;
  }

  public Object[] getWhereParams() {
    return params.clone();
  }

  public String getOrderClause() {
    return order;
  }
}
