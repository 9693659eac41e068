package com.atlassian.confluence.security;

/** Source: Slack integration and ONLYOFFICE, compiled for 10.0. */
public class Permission {

  public static final Permission VIEW = new Permission();
  public static final Permission EDIT = new Permission();
  public static final Permission ADMINISTER = new Permission();
}
