package org.blamelesswiki.postmortems.tracker;

import java.net.InetAddress;
import java.net.ProxySelector;

/** Opens the way to a tracker. */
@FunctionalInterface
public interface Transports {

  /** The transport of {@code connection}; opens nothing yet. */
  Transport open(TrackerConnection connection);

  /**
   * By our own client, with tokens of {@code tokens}.
   *
   * @param proxies which proxy leads where; {@code ProxySelector.getDefault()} for the JVM's
   */
  static Transports direct(Tokens tokens, Limits limits, ProxySelector proxies) {
    return connection ->
        new HttpTransport(
            connection,
            tokens,
            limits,
            new AddressPolicy(connection.localAddressAllowed(), InetAddress::getAllByName),
            proxies);
  }

  /** By {@code link} where a connection says so, else as this says. */
  default Transports orApplicationLink(Transports link) {
    return connection ->
        connection.route() == TrackerConnection.Route.APPLICATION_LINK
            ? link.open(connection)
            : open(connection);
  }
}
