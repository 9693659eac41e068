package net.java.ao;

/** Source: Active Objects' own text (Apache-2.0). */
public interface RawEntity<T> {

  void save();
}
