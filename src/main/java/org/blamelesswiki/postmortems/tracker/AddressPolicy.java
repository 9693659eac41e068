package org.blamelesswiki.postmortems.tracker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.blamelesswiki.postmortems.tracker.TrackerException.Problem;

/**
 * Where a connection may lead. A tracker on the same machine, or at a link-local address such as a
 * cloud's metadata service, is reached only where an admin says so; what is never a tracker
 * (multicast, the unspecified address) never.
 *
 * <p>Asked right before each request. The JDK's client resolves a name through the same cache
 * ({@code networkaddress.cache.ttl}, 30 seconds by default), and so connects to what was checked.
 */
final class AddressPolicy {

  private final boolean localAllowed;
  private final Resolver resolver;

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  AddressPolicy(boolean localAllowed, Resolver resolver) {
    this.localAllowed = localAllowed;
    this.resolver = resolver;
  }

  /**
   * Passes if every address of {@code host} may be connected to.
   *
   * @throws TrackerException if it has none, or one that may not
   */
  void check(String host) {
    for (InetAddress address : addresses(host)) {
      boolean isLocal = address.isLoopbackAddress() || address.isLinkLocalAddress();
      boolean isNone = address.isAnyLocalAddress() || address.isMulticastAddress();
      if (isNone || (isLocal && !localAllowed)) {
        throw new TrackerException(
            Problem.FORBIDDEN_ADDRESS,
            host + " leads to a local address; an admin can allow that for the connection");
      }
    }
  }

  private InetAddress[] addresses(String host) {
    try {
      String bare =
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
      return resolver.resolve(bare);
    } catch (UnknownHostException e) {
      throw new TrackerException(Problem.UNREACHABLE, host + " has no address", e);
    }
  }
}
