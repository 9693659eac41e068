package net.java.ao;

/** Source: Active Objects' own text (Apache-2.0); Slack integration, compiled for 10.0.1. */
public interface Entity extends RawEntity<Integer> {

  int getID();
}
