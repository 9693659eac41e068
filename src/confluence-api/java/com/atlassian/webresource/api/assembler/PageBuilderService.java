package com.atlassian.webresource.api.assembler;

/** Source: Slack integration, compiled for 10.0.1. */
public interface PageBuilderService {

  WebResourceAssembler assembler();
}
