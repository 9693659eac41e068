package com.atlassian.confluence.spaces;

import java.util.List;

/** Source: Slack integration, compiled for 10.0.1; {@code getAllSpaces} from Javadoc 5.x. */
public interface SpaceManager {

  Space getSpace(String key);

  List<Space> getAllSpaces();
}
