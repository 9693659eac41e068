package com.atlassian.confluence.macro;

import com.atlassian.confluence.content.render.xhtml.ConversionContext;
import java.util.Map;

/** Source: Javadoc 9.0.2 and 9.3.2; ONLYOFFICE, compiled for 10.0.3. */
public interface Macro {

  String execute(Map<String, String> parameters, String body, ConversionContext context)
      throws MacroExecutionException;

  BodyType getBodyType();

  OutputType getOutputType();

  /** Source: as {@link Macro}. */
  enum BodyType {
    NONE,
    PLAIN_TEXT,
    RICH_TEXT
  }

  /** Source: as {@link Macro}. */
  enum OutputType {
    BLOCK,
    INLINE
  }
}
