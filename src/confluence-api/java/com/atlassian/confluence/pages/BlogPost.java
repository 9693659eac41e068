package com.atlassian.confluence.pages;

/** Source: the name in code compiled for 10; Javadoc 9.x (its parent). */
public class BlogPost extends AbstractPage {}
