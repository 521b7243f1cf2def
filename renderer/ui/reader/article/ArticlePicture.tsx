/** A picture of an article, from the library's own files, with its caption. One that the library does not have is named; none is ever fetched. */
import { Image as ImageIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { parseAssetAddress } from '../../../core/notes/assets.ts'
import { useAssetAddress } from '../../desk/useAssetAddress.ts'
import { readerStrings as strings } from '../../shared/strings/reader.ts'
import styles from './Article.module.css'

export function ArticlePicture({ address, alt, caption }: { address: string; alt: string; caption: string }): ReactNode {
  const asset = useAssetAddress(parseAssetAddress(address))
  const [broken, setBroken] = useState(false)
  if (asset === undefined) return <span className={styles.figure} />
  if (asset === null || broken) return alt === '' ? null : <span className={styles.image}><ImageIcon size={14} aria-hidden /> {strings.image(alt)}</span>
  return (
    <span className={styles.figure}>
      <img src={asset.url} alt={alt === '' ? caption : alt} decoding="async" draggable={false} onError={() => setBroken(true)} />
      {caption === '' ? null : <span className={styles.caption} aria-hidden={alt === ''}>{caption}</span>}
    </span>
  )
}
