/**
 * Photos and documents of a matter where they are shown: photos open large, to turn, zoom and go through; a PDF is read in a
 * frame; other documents are downloaded, for nothing somebody sent is opened as a page of ours.
 */

import { CloseOutlined, DownloadOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button, Image, Modal } from 'antd';
import { cloneElement, isValidElement, type ReactNode, useState } from 'react';
import { fileUrl, framedUrl } from '../../api/matters.ts';
import type { DocumentView, FileView, PhotoView } from '../../api/types.ts';
import { useWords, type Words } from '../../words/index.ts';
import './files.css';

const KB = 1024;
const MB = KB * KB;

/** 340 KB, 1.2 MB. */
export function sizeInWords(bytes: number): string {
  return bytes < MB ? `${Math.max(1, Math.round(bytes / KB))} KB` : `${(bytes / MB).toFixed(1)} MB`;
}

export function isPhoto(file: FileView): file is PhotoView {
  return file.kind === 'photo';
}

function isDocument(file: FileView): file is DocumentView {
  return file.kind !== 'photo';
}

/** Of these files, those that may still be opened, in the order they are named. */
export function filesNamed(ids: readonly string[], files: readonly FileView[]): readonly FileView[] {
  return ids.flatMap((id) => files.filter((file) => file.id === id));
}

/** What an act brought. */
export function Files(props: { matterId: string; files: readonly FileView[] }) {
  const t = useWords();
  const { matterId, files } = props;
  if (files.length === 0) return null;
  const photos = files.filter(isPhoto).map((photo, index) => ({ photo, label: t('matter.photoOf', { n: index + 1 }) }));
  return (
    <div className="files">
      <Photos names={photos.map(({ label }) => label)}>
        {photos.map(({ photo, label }) => (
          <Photo key={photo.id} matterId={matterId} photo={photo} label={label} />
        ))}
      </Photos>
      {files.filter(isDocument).map((document) => (
        <Document key={document.id} matterId={matterId} document={document} />
      ))}
    </div>
  );
}

/** A document by name: a PDF opens to be read where the browser can show one, anything else is saved. */
function Document(props: { matterId: string; document: DocumentView }) {
  const t = useWords();
  const [isRead, setRead] = useState(false);
  const { matterId, document } = props;
  const name = documentName(t, document);
  const download = (
    <Button size="small" icon={<DownloadOutlined />} href={fileUrl(matterId, document.id)} download>
      {document.kind === 'pdf' && isRead ? t('document.save') : name}
    </Button>
  );
  if (document.kind !== 'pdf' || !navigator.pdfViewerEnabled) return download;
  return (
    <>
      <Button size="small" icon={<FilePdfOutlined />} onClick={() => setRead(true)}>
        {name}
      </Button>
      <Modal
        open={isRead}
        title={name}
        onCancel={() => setRead(false)}
        footer={download}
        width="min(1000px, 96vw)"
        className="document-read"
        destroyOnHidden
      >
        <iframe title={name} src={framedUrl(matterId, document.id)} />
      </Modal>
    </>
  );
}

function documentName(t: Words, { no, kind, size }: DocumentView): string {
  return t('matter.documentOf', { n: no, kind: kind.toUpperCase(), size: sizeInWords(size) });
}

/** Photos one goes through without closing the large one. @param props.names of all of them, in order. */
export function Photos(props: { names: readonly string[]; children: ReactNode }) {
  const t = useWords();
  return (
    <Image.PreviewGroup
      preview={{
        alt: t('photo.large'),
        closeIcon: <CloseOutlined aria-label={t('photo.close')} />,
        // The library shows the large one without its name.
        imageRender: (large, { current }) => cloneElement(large, { alt: props.names[current] } as object),
        actionsRender: (_, { icons, total, current }) => (
          <div className="file-acts">
            <span>{props.names[current]}</span>
            {total > 1 ? called(icons.prevIcon, t('photo.prev')) : null}
            {called(icons.rotateLeftIcon, t('photo.rotateLeft'))}
            {called(icons.rotateRightIcon, t('photo.rotateRight'))}
            {called(icons.zoomOutIcon, t('photo.zoomOut'))}
            {called(icons.zoomInIcon, t('photo.zoomIn'))}
            {total > 1 ? called(icons.nextIcon, t('photo.next')) : null}
          </div>
        ),
      }}
    >
      {props.children}
    </Image.PreviewGroup>
  );
}

/** The library calls its buttons by its own code words. */
function called(button: ReactNode, name: string): ReactNode {
  return isValidElement(button) ? cloneElement(button, { 'aria-label': name, title: name } as object) : button;
}

export function Photo(props: { matterId: string; photo: PhotoView; label: string; large?: boolean }) {
  const [width, height] = props.large === true ? [200, 150] : [96, 96];
  return (
    <Image
      className="file-photo"
      width={width}
      height={height}
      src={fileUrl(props.matterId, props.photo.id)}
      alt={props.label}
      loading="lazy"
    />
  );
}
