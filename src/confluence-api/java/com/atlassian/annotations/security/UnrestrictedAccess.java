package com.atlassian.annotations.security;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Source: Slack integration, compiled for 10.0.1, on a servlet filter. */
@Retention(RetentionPolicy.RUNTIME)
public @interface UnrestrictedAccess {}
