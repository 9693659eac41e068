package org.blamelesswiki.postmortems.action;

import java.net.URI;

/**
 * An issue as its tracker describes it to one viewer.
 *
 * @param ref which
 * @param link where a browser shows it
 * @param details what the tracker said
 */
public record Issue(IssueRef ref, URI link, Details details) {}
