import { type Ref, ref } from 'vue';

/** Where files may be dropped: what an element is given, and whether files are held over it. */
interface DropPlace {
  readonly isOver: Readonly<Ref<boolean>>;
  readonly handlers: Readonly<Record<`on${string}`, (event: DragEvent) => void>>;
}

/** Words that are dragged into a box are none of it. */
const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/**
 * An element on all of which files may be dropped: where nothing takes them, a
 * browser leaves the page to show them.
 */
export const dropPlace = (take: (files: FileList) => void): DropPlace => {
  const isOver = ref(false);
  return {
    isOver,
    handlers: {
      onDragover: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        isOver.value = true;
      },
      onDragleave: ({ currentTarget, relatedTarget }) => {
        // Between two of its parts it isn't left.
        if (!(currentTarget as Node).contains(relatedTarget as Node | null)) isOver.value = false;
      },
      onDrop: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        isOver.value = false;
        take(event.dataTransfer!.files);
      },
    },
  };
};
