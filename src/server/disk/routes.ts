import type { FastifyInstance } from "fastify";
import * as api from "../../api/disk.ts";
import * as found from "../../api/disk-search.ts";
import * as links from "../../api/disk-links.ts";
import * as keeping from "../../api/disk-keeping.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { serveFile } from "../kernel/serve-file.ts";
import { listBin } from "./bin/list-bin.ts";
import { purgeNode } from "./bin/purge-node.ts";
import { changeNode } from "./change-node.ts";
import { copyNode } from "./copy-node.ts";
import { createFolder } from "./create-folder.ts";
import { davRoutes } from "./dav/dav-routes.ts";
import { changeDiskSettings, readDiskSettings } from "./disk-settings.ts";
import { fileOf } from "./file-of.ts";
import { getFolder, listClientFolders, listFolders } from "./get-folder.ts";
import { getNode } from "./get-node.ts";
import { createLink, endLink, listVisits } from "./links/create-link.ts";
import { linkRoutes } from "./links/link-routes.ts";
import { makeRoot } from "./make-root.ts";
import { askPreview, previewFile } from "./previews/ask-preview.ts";
import { removeNode, restoreNode } from "./remove-node.ts";
import { restoreVersion } from "./restore-version.ts";
import { searchFiles } from "./search-files.ts";
import { setReaders } from "./set-readers.ts";
import { uploadRoutes } from "./uploads/upload-routes.ts";

const done = { ok: true as const };

export function routes(http: FastifyInstance, app: App): void {
  folderRoutes(http, app);
  nodeRoutes(http, app);
  linkRoutes(http, app);
  uploadRoutes(http, app);
  davRoutes(http, app);
  serve(http, app, found.searchDisk, (ctx, { query }) => searchFiles(ctx, query));
  serve(http, app, keeping.getDiskSettings, (ctx) => readDiskSettings(ctx));
  serve(http, app, keeping.changeDiskSettings, (ctx, { body }) => changeDiskSettings(ctx, body));
}

function folderRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getFolder, (ctx, { query }) => getFolder(ctx, query));
  serve(http, app, api.listFolders, async (ctx, { query }) => ({ items: await listFolders(ctx, query.parentId) }));
  serve(http, app, api.listClientFolders, (ctx, { query }) => listClientFolders(ctx, query));
  serve(http, app, api.makeRoot, async (ctx, { body }) => ({ id: await makeRoot(ctx, body) }));
  serve(http, app, api.createFolder, async (ctx, { body }) => ({
    id: await createFolder(ctx, body.parentId, body.name),
  }));
  serve(http, app, keeping.listBin, (ctx, { query }) => listBin(ctx, query));
  serve(http, app, keeping.purgeNode, async (ctx, { params }) => {
    await purgeNode(ctx, params.id);
    return done;
  });
}

function nodeRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.getNode, (ctx, { params }) => getNode(ctx, params.id));
  serve(http, app, api.changeNode, async (ctx, { params, body }) => {
    await changeNode(ctx, params.id, body);
    return done;
  });
  serve(http, app, api.copyNode, async (ctx, { params, body }) => ({
    id: await copyNode(ctx, params.id, body.parentId),
  }));
  serve(http, app, api.removeNode, async (ctx, { params }) => {
    await removeNode(ctx, params.id);
    return done;
  });
  serve(http, app, api.restoreNode, async (ctx, { params }) => {
    await restoreNode(ctx, params.id);
    return done;
  });
  serve(http, app, api.restoreVersion, async (ctx, { params, body }) => {
    await restoreVersion(ctx, params.id, body.versionId);
    return done;
  });
  serve(http, app, api.setReaders, async (ctx, { params, body }) => {
    await setReaders(ctx, params.id, body);
    return done;
  });
  serveFile(http, app, api.getContent, async (ctx, { params, query }) => {
    const file = await fileOf(ctx, params.id, query.version);
    return query.save ? { ...file, type: "application/octet-stream" } : file;
  });
  serve(http, app, api.askPreview, (ctx, { params }) => askPreview(ctx, params.id));
  serveFile(http, app, api.getPreview, (ctx, { params }) => previewFile(ctx, params.id));
  serve(http, app, links.createLink, (ctx, { params, body }) => createLink(ctx, params.id, body.days));
  serve(http, app, links.endLink, async (ctx, { params }) => {
    await endLink(ctx, params.id);
    return done;
  });
  serve(http, app, links.listVisits, async (ctx, { params }) => ({ items: await listVisits(ctx, params.id) }));
}
