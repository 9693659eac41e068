package com.atlassian.confluence.security;

import com.atlassian.confluence.user.ConfluenceUser;

/**
 * Source: byte code of Baloise digital-signature 10.1.0 ({@code hasPermission} with a
 * ConfluenceUser, as Javadoc 8.9.3 has it); ONLYOFFICE, compiled for 10.0.3 ({@code
 * hasCreatePermission}).
 */
public interface PermissionManager {

  Object TARGET_APPLICATION = new Object();

  boolean hasPermission(ConfluenceUser user, Permission permission, Object target);

  boolean hasCreatePermission(ConfluenceUser user, Object container, Class<?> typeToCreate);
}
