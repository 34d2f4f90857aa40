/** Row types of the seals' tables (append-only: the application role may only select and insert). */

export interface MattersSealsTables {
  matters_leaf: {
    leaf_index: number;
    leaf_hash: Buffer;
    blind: Buffer;
    matter_id: string | null;
    seq: number | null;
  };
  matters_leaf_node: {
    level: number;
    node_index: number;
    hash: Buffer;
  };
  matters_seal: {
    number: number;
    size: number;
    root: Buffer;
    at: string;
    previous: Buffer;
    key_id: string;
    signature: Buffer;
  };
  matters_seal_key: {
    key_id: string;
    public_key: Buffer;
    first_number: number;
  };
}
