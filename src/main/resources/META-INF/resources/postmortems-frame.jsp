<%@ page pageEncoding="UTF-8" contentType="text/html; charset=UTF-8" errorPage="/Error.jsp" %>
<%@ taglib uri="http://jspwiki.apache.org/tags" prefix="wiki" %>
<%@ taglib uri="http://java.sun.com/jsp/jstl/core" prefix="c" %>
<%-- The frame of JSPWiki's own view template around one of our screens. The servlet forwards here; asked for
     directly, there is nothing to show. --%>
<% if( request.getAttribute( "postmortems.body" ) == null ) { response.setStatus( 404 ); return; } %>
<c:set var="pmTitle" value="${requestScope['postmortems.title']}" />
<!doctype html>
<html lang="<c:out value='${prefs.Language}' default='en'/>" name="top">
<head>
  <title><c:out value="${pmTitle}" /> - <wiki:Variable var="ApplicationName" /></title>
  <wiki:Include page="commonheader.jsp" />
  <meta name="robots" content="noindex" />
  <link rel="stylesheet" href="${pageContext.request.contextPath}/postmortems/assets/pm.css" />
</head>
<body class="context-view">
<div class="container${prefs.Layout=='fixed' ? ' ' : '-fluid ' } ${prefs.Orientation} fixed-header">
  <wiki:Include page="Header.jsp" />
  <div class="content ${prefs.Sidebar}" data-toggle="li#menu,.sidebar>.close" data-toggle-pref="Sidebar">
    <div class="page" role="main">
      <div class="page-content">${requestScope['postmortems.body']}</div>
    </div>
    <wiki:Include page="Sidebar.jsp" />
  </div>
  <wiki:Include page="Footer.jsp" />
</div>
<script src="${pageContext.request.contextPath}/postmortems/assets/pm-panel.js" defer></script>
</body>
</html>
