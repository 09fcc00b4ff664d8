export { pagesFor, type SitePage } from '#lib/publishing/site-pages'
