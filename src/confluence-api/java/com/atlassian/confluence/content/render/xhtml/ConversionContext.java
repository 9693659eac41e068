package com.atlassian.confluence.content.render.xhtml;

import com.atlassian.confluence.core.ContentEntityObject;

/**
 * Source: byte code of Baloise digital-signature 10.1.0 ({@code getEntity}, {@code getSpaceKey});
 * ONLYOFFICE, compiled for 10.0.3 ({@code getOutputType}).
 */
public interface ConversionContext {

  ContentEntityObject getEntity();

  String getSpaceKey();

  String getOutputType();
}
